// A page that is opened at a place further down, anew or by going back, is laid out whole, so that the place is where it will stay.
document.documentElement.className = location.hash || performance.getEntriesByType('navigation')[0]?.type !== 'navigate' ? 'nb-scripted nb-whole' : 'nb-scripted';
