#!/bin/sh
# Debian's headless shell without the right to go before everybody else. As root, Chromium gives its renderers a higher
# priority (nice -8), and the app, the store and the database, which the pages wait for, get little of a small machine.
exec setpriv --bounding-set=-sys_nice /usr/bin/chromium-headless-shell "$@"
