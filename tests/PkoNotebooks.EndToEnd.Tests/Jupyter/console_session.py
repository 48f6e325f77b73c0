"""A session of jupyter console: a value, an error, with --complete a completion by Tab, and the end."""
import re
import sys

import pexpect

COLOURS = r"(?:\x1b\[[0-9;?]*[A-Za-z])*"


def shown(text):
    """The text as a terminal gets it, with colours between any two characters."""
    return COLOURS.join(re.escape(c) for c in text)


child = pexpect.spawn(sys.executable, ["-m", "jupyter_console", "--kernel=pko"], encoding="utf-8", timeout=90, dimensions=(40, 120))
child.expect(shown("In [1]:"))
child.send("6 * 7\r")
child.expect(shown("Out[1]:") + r"[\s\S]*?42")
child.expect(shown("In [2]:"))
child.send('throw new Exception("on purpose");\r')
child.expect(shown("In [3]:"))
if "on purpose" not in child.before:
    sys.exit("the error was not shown: " + child.before)
if "--complete" in sys.argv:
    child.send("Console.WriteLi\t")
    child.expect(shown("WriteLine"))
    child.send('("typed");\r')
    child.expect(shown("In [4]:"))
    if "typed\r\n" not in child.before:
        sys.exit("the completed line printed nothing: " + child.before)
child.send("\x04")
child.expect(shown("really want to exit") + "|" + shown("Shutting down kernel"))
child.send("y\r")
child.expect(pexpect.EOF)
