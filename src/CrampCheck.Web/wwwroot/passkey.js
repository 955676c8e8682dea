// Passkeys: requests the options with the form's fields, lets the device respond, and sends that with the form.
const form = document.querySelector('[data-passkey]');
const isNew = form?.dataset.passkey === 'create';
const action = (handler) => Object.assign(new URL(form.action), { search: `?handler=${handler}` }).href;
const say = (words) => { document.getElementById('passkey-status').textContent = words; };

const send = async (task) => {
  say('Waiting for your device…');
  let answer, options;
  try {
    answer = await fetch(action('Options'), { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    options = await answer.json();
  } catch {
    if (![400, 401].includes(answer?.status)) say('That did not work. Please try again in a minute.');
    else say(isNew ? 'That is not your password, or your session has ended.' : 'That did not work. Please load the page again.');
    return;
  }

  try {
    const credential = isNew
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    form.elements.Passkey.value = JSON.stringify(credential);
  } catch ({ name }) {
    say(name === 'InvalidStateError' ? 'This device already has a passkey for you.' : 'Your device returned no passkey. You can try again.');
    return;
  }

  form.action = action(task);
  form.submit();
};

if (form && window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  document.querySelector('.unscripted')?.remove();
  if (isNew) {
    form.hidden = false;
    form.addEventListener('submit', (event) => { event.preventDefault(); send('AddPasskey'); });
  } else {
    const button = document.getElementById('use-passkey');
    button.hidden = false;
    button.addEventListener('click', () => send('Passkey'));
  }
}
