// This tab's answers, if there are any, restore its result.
let answers;
try { answers = sessionStorage.getItem(history.state) ?? sessionStorage.getItem('answers'); } catch { /* Without storage the page says that there is none. */ }
if (answers) {
  document.getElementById('restoring').textContent = 'Bringing your result back…';
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/';
  for (const [name, value] of new URLSearchParams(answers)) {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}
