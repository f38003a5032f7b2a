// What the reading view does better with scripts: it plays from the minute of a passage, shows which one is heard,
// copies the citation, and finds the place where the address has lost its fragment. Without them it is complete.
(() => {
  'use strict';

  const place = document.querySelector('.here');
  const arrival = performance.getEntriesByType('navigation')[0];
  // Who goes back or reloads is put by the browser where they were.
  if (place && !location.hash && arrival && arrival.type === 'navigate') place.scrollIntoView();

  const button = document.querySelector('[data-copies]');
  if (button) {
    const text = document.getElementById(button.dataset.copies);
    const status = button.parentElement.querySelector('[role="status"]');
    const select = () => {
      getSelection().selectAllChildren(text);
      status.textContent = status.dataset.selected;
    };
    button.parentElement.hidden = false;
    button.addEventListener('click', () => {
      status.textContent = '';
      // Browsers lend the clipboard to secure pages only.
      if (!navigator.clipboard) return select();
      navigator.clipboard.writeText(text.textContent).then(() => {
        status.textContent = status.dataset.copied;
      }, select);
    });
  }

  const player = document.querySelector('.recording audio, .recording video');
  if (!player) return;
  const passages = Array.from(document.querySelectorAll('[data-start]'));
  const startOf = (passage) => Number(passage.dataset.start);

  document.addEventListener('click', (event) => {
    const link = event.target.closest('.where a');
    const passage = link && link.closest('[data-start]');
    if (!passage || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const folded = player.closest('details');
    if (folded) folded.open = true;
    player.currentTime = startOf(passage);
    const playing = player.play();
    // What cannot be played here may be played where the link leads.
    if (playing) playing.catch((error) => { if (error.name === 'NotSupportedError') location.assign(link.href); });
  });

  player.addEventListener('timeupdate', () => {
    const heard = passages.filter((passage) => startOf(passage) <= player.currentTime).pop();
    for (const passage of passages) passage.classList.toggle('playing', passage === heard && !player.ended);
  });
})();
