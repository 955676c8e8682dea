// On every editors' page: times in the reader's own zone, with its name, and a button that copies a link.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const form = { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' };
export const written = (time) => new Date(time).toLocaleString('en-GB', form).replace(' at ', ', ');
for (const time of document.querySelectorAll('time[datetime]')) time.textContent = written(time.dateTime);

for (const name of document.querySelectorAll('[data-zone-name]')) {
  name.textContent = name.dataset.zoneName ? `your time zone, ${zone}` : `in your time (${zone})`;
}

for (const field of document.querySelectorAll('[data-zone]')) field.value = zone;

for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard?.writeText(field.value).then(() => { button.textContent = 'Copied'; }, () => {});
  });
}
