<?php
// The configuration of the test's site; see site.bash.
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:' . getenv( 'PASSAGE_SITE_FOLDER' ) . '/database.sock' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'WP_HOME', getenv( 'PASSAGE_SITE_URL' ) );
define( 'WP_SITEURL', getenv( 'PASSAGE_SITE_URL' ) );
define( 'WP_ENVIRONMENT_TYPE', 'local' );  // application passwords without TLS
define( 'DISABLE_WP_CRON', true );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'AUTH_KEY', 'test' );
define( 'SECURE_AUTH_KEY', 'test' );
define( 'LOGGED_IN_KEY', 'test' );
define( 'NONCE_KEY', 'test' );
$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', getenv( 'PASSAGE_SITE_FOLDER' ) . '/site/' );
}
require_once ABSPATH . 'wp-settings.php';
