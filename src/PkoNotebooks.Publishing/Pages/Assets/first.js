// A page that is opened at a place further down is laid out whole, so that the place is where it will stay.
document.documentElement.className = location.hash ? 'nb-scripted nb-whole' : 'nb-scripted';
