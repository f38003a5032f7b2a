<?php
/**
 * Plugin Name:       Passage Search
 * Description:       The search box of a Passage server: a block, the shortcode [passage_search], and, if chosen, in place of the theme's own search.
 * Version:           0.1.0
 * Requires at least: 5.9
 * Requires PHP:      7.4
 * License:           GPL-3.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-3.0.html
 * Text Domain:       passage-search
 * Domain Path:       /languages
 *
 * What the box is made of comes from the server named in the settings; nothing is stored about visitors.
 */

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/settings.php';
require_once __DIR__ . '/box.php';
require_once __DIR__ . '/replace.php';

function passage_search_init() {
	load_plugin_textdomain( 'passage-search', false, basename( __DIR__ ) . '/languages' );
	add_shortcode( 'passage_search', 'passage_search_shortcode' );

	wp_register_script(
		'passage-search-block',
		plugins_url( 'block.js', __FILE__ ),
		array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n' ),
		'0.1.0',
		true
	);
	wp_set_script_translations( 'passage-search-block', 'passage-search', __DIR__ . '/languages' );
	register_block_type( __DIR__, array( 'render_callback' => 'passage_search_block' ) );
}
add_action( 'init', 'passage_search_init' );
