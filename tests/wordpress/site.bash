# A WordPress of Debian's packages on 127.0.0.1, with a MariaDB of its own that listens on no network, both in a folder
# and gone with it. To be sourced; start_site FOLDER, then php_in_site, asked, forget_asked; stop_site.

site_port=${PASSAGE_WORDPRESS_PORT:-8377}
site_url="http://127.0.0.1:$site_port"

start_database() {
  local socket="$site_folder/database.sock"
  mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$site_folder/database" \
    --auth-root-authentication-method=normal >"$site_folder/database.log" 2>&1
  mariadbd --no-defaults --user="$(id -un)" --datadir="$site_folder/database" --socket="$socket" --skip-networking \
    --innodb-flush-log-at-trx-commit=0 --pid-file="$site_folder/database.pid" >>"$site_folder/database.log" 2>&1 &
  database_process=$!
  for _ in $(seq 100); do
    mariadb --no-defaults --socket="$socket" --user=root -e 'CREATE DATABASE IF NOT EXISTS wordpress' 2>/dev/null && return
    sleep 0.2
  done
  echo "the database does not start:" >&2
  cat "$site_folder/database.log" >&2
  return 1
}

# Debian's files are copied, so that neither /etc/wordpress nor /var/lib/wordpress is touched.
start_site() {
  site_folder="$1"
  mkdir -p "$site_folder"
  cp -rL /usr/share/wordpress "$site_folder/site" 2>/dev/null || true  # .htaccess leads nowhere
  mkdir -p "$site_folder/site/wp-content/mu-plugins" "$site_folder/site/wp-content/uploads"
  cp "$here/wp-config.php" "$site_folder/site/wp-config.php"
  start_database
  forget_asked
  PASSAGE_SITE_FOLDER="$site_folder" PASSAGE_SITE_URL="$site_url" \
    php -S "127.0.0.1:$site_port" -t "$site_folder/site" "$here/router.php" >"$site_folder/server.log" 2>&1 &
  server_process=$!
  sleep 0.5
  kill -0 "$server_process" || { cat "$site_folder/server.log" >&2; return 1; }  # somebody else is at this port
}

stop_site() {
  [ -z "${server_process:-}" ] || kill "$server_process" 2>/dev/null || true
  [ -z "${database_process:-}" ] || kill "$database_process" 2>/dev/null || true
  wait 2>/dev/null || true
}

# Runs a script of this folder inside of the site's WordPress.
php_in_site() {
  PASSAGE_SITE_FOLDER="$site_folder" PASSAGE_SITE_URL="$site_url" php "$here/$1" "${@:2}"
}

# Every address that was asked for since forget_asked, one a line.
asked() { cat "$site_folder/asked"; }
forget_asked() { : >"$site_folder/asked"; }
