#!/bin/sh
# Serves a private Request Tracker by an Apache of its own, as Debian's apache2-modperl2.conf and apache2-fcgid.conf of
# the package rt5-apache2 do: apache.sh mod_perl|fcgid PORT, inside the instance. Ends with SIGTERM.
set -eu
way=$1 port=$2
folder=$HOME/apache
libexec=/usr/share/request-tracker5/libexec
html=/usr/share/request-tracker5/html

load() {
  for name in "$@"; do
    echo "LoadModule ${name}_module /usr/lib/apache2/modules/mod_$name.so"
  done
}

# Apache hands its own environment on to neither of the two.
hand_on() {
  for name in PATH LANG HOME RT_SITE_CONFIG RT_SITE_CONFIG_DIR AMENDS_LIBRARY AMENDS_STORE AMENDS_ASSETS AMENDS_BASE_URL AMENDS_MAILS; do
    eval "value=\${$name:-}"
    [ -z "$value" ] || echo "$1 $name \"$value\""
  done
}

# Few processes that end soon, so that a test sees many; none waits for a visitor who may ask again.
common() {
  load mpm_prefork authz_core alias
  cat <<END_OF_CONF
ServerRoot "$folder"
DefaultRuntimeDir "$folder"
PidFile "$folder/apache.pid"
ErrorLog "$folder/error.log"
ServerName 127.0.0.1
Listen 127.0.0.1:$port
StartServers 3
MinSpareServers 2
MaxSpareServers 3
MaxRequestWorkers 3
KeepAlive Off
<Directory "/usr/share/request-tracker5">
  Require all granted
</Directory>
END_OF_CONF
}

mod_perl() {
  load perl
  hand_on PerlSetEnv
  cat <<END_OF_CONF
MaxConnectionsPerChild 40
Alias /rt $html
<Location /rt>
  SetHandler modperl
  PerlResponseHandler Plack::Handler::Apache2
  PerlSetVar psgi_app $libexec/rt-server
</Location>
<Perl>
  use Plack::Handler::Apache2;
  Plack::Handler::Apache2->preload("$libexec/rt-server");
</Perl>
END_OF_CONF
}

# RT's REST interface wants to see passwords.
fcgid() {
  load mime fcgid
  hand_on FcgidInitialEnv
  cat <<END_OF_CONF
TypesConfig /dev/null
FcgidIPCDir "$folder"
FcgidProcessTableFile "$folder/fcgid.table"
FcgidMaxRequestLen 1073741824
FcgidMaxProcesses 3
FcgidPassHeader Authorization
FcgidMaxRequestsPerProcess 40
AddHandler fcgid-script .fcgi
ScriptAlias /rt $libexec/rt-server.fcgi
END_OF_CONF
}

mkdir -p "$folder"
{ common; "$way"; } > "$folder/apache2.conf"
exec apache2 -f "$folder/apache2.conf" -DFOREGROUND
