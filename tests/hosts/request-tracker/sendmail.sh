#!/bin/sh
# Takes RT's place for a mail server: one file a mail, there only when it is complete.
set -eu
mail=$(mktemp "$AMENDS_MAILS/.incoming-XXXXXX")
cat > "$mail"
mv "$mail" "$AMENDS_MAILS/$(date +%s%N)-$$.eml"
