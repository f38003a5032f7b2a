<?php
// PHP's own server in front of the test's site: writes down what was asked for, and leads permalinks to index.php.
file_put_contents( getenv( 'PASSAGE_SITE_FOLDER' ) . '/asked', $_SERVER['REQUEST_URI'] . "\n", FILE_APPEND | LOCK_EX );
$path = parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
if ( '/' !== $path && is_file( $_SERVER['DOCUMENT_ROOT'] . $path ) ) {
	return false;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
