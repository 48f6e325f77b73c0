(() => {
  'use strict';

  // Runs where the first screen ends. Where that fills the window, the rest waits for the first frame, and this layout is that frame's.
  const page = document.documentElement;
  if (document.currentScript.parentElement.getBoundingClientRect().bottom <= innerHeight) return;
  page.classList.add('nb-below');
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => page.classList.remove('nb-below'))));
})();
