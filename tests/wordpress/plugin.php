<?php
// plugin.php install | settings | set ENDPOINT REPLACE: what tests/wordpress/plugin asks of the test's site.
if ( 'install' === $argv[1] ) {
	define( 'WP_INSTALLING', true );
}
require __DIR__ . '/in_site.php';

/** What the settings page would store, and whether it complains. */
function stored( $endpoint, $replace = '' ) {
	global $wp_settings_errors;
	$wp_settings_errors = array();
	update_option( 'passage_search', array( 'endpoint' => $endpoint, 'replace' => $replace, 'other' => 'x' ) );
	return get_option( 'passage_search' ) + array( 'complaints' => count( get_settings_errors( 'passage_search' ) ) );
}

switch ( $argv[1] ) {
	case 'install':
		wp_install( 'Test', 'editor', 'test@localhost', true, '', 'test' );
		wp_insert_user( array( 'user_login' => 'reader', 'user_pass' => 'reader', 'role' => 'subscriber' ) );
		update_option( 'active_plugins', array( 'passage-search/passage-search.php' ) );
		add_post( array( 'post_title' => 'By shortcode', 'post_name' => 'shortcode', 'post_content' => '[passage_search lang="es" filter="kind:&quot;report&quot;" placeholder="<b>&quot;x"]' ) );
		kses_remove_filters(); // As for an administrator: the block has to be safe by itself.
		$hostile = '"><script>alert(1)</script>';
		$block   = wp_json_encode( array( 'lang' => $hostile, 'placeholder' => $hostile, 'filter' => $hostile ), JSON_HEX_TAG | JSON_HEX_QUOT );
		add_post( array( 'post_title' => 'By block', 'post_name' => 'block', 'post_content' => wp_slash( "<!-- wp:passage/search $block /-->" ) ) );
		add_post( array( 'post_title' => 'Core search', 'post_name' => 'core', 'post_content' => '<!-- wp:search {"placeholder":"In the site"} /--> <!-- wp:search {"placeholder":"In the shop","query":{"post_type":"product"}} /-->' ) );
		break;
	case 'settings':
		require_once ABSPATH . 'wp-admin/includes/admin.php';
		passage_search_register_settings();
		stored( 'https://search.example.org' );
		foreach ( array( ' https://search.example.org/ ', 'http://localhost:8080', 'https://a.example/base/?q=1#x', '', 'javascript:alert(1)', 'https://', 'ftp://search.example.org', 'https://name:word@search.example.org', '"><script>' ) as $written ) {
			stored( 'https://before.example' );
			$is = stored( $written );
			echo trim( $written ), ' => ', $is['endpoint'], ' ', $is['complaints'], isset( $is['other'] ) ? ' and more' : '', "\n";
		}
		break;
	case 'set':
		update_option( 'passage_search', array( 'endpoint' => $argv[2], 'replace' => (bool) $argv[3] ) );
		break;
	case 'uninstall':
		require_once ABSPATH . 'wp-admin/includes/plugin.php';
		uninstall_plugin( 'passage-search/passage-search.php' );
		echo get_option( 'passage_search', 'gone' );
		break;
	default:
		exit( "plugin.php install | settings | set ENDPOINT REPLACE | uninstall\n" );
}
