<?php
/**
 * Two settings, in one option: the address of the server, and whether it takes the place of the theme's search.
 */

defined( 'ABSPATH' ) || exit;

function passage_search_setting( $name ) {
	$settings = get_option( 'passage_search' );
	$settings = array_merge(
		array(
			'endpoint' => '',
			'replace'  => false,
		),
		is_array( $settings ) ? $settings : array()
	);
	return $settings[ $name ];
}

/** An address of the web without a query and without a slash at its end; '' for anything else. */
function passage_search_address( $text ) {
	$address = esc_url_raw( trim( (string) $text ), array( 'https', 'http' ) );
	$parts   = wp_parse_url( $address );
	if ( ! preg_match( '#^https?://#i', trim( (string) $text ) ) || ! is_array( $parts ) || empty( $parts['host'] ) || isset( $parts['user'] ) ) {
		return '';
	}
	return rtrim( preg_replace( '/[?#].*$/s', '', $address ), '/' );
}

function passage_search_sanitize( $given ) {
	$given   = is_array( $given ) ? $given : array();
	$written = isset( $given['endpoint'] ) && is_string( $given['endpoint'] ) ? trim( $given['endpoint'] ) : '';
	$address = passage_search_address( $written );
	if ( '' === $address && '' !== $written ) {
		add_settings_error(
			'passage_search',
			'endpoint',
			__( 'That is no address of a server. It should look like https://search.example.org. The address from before was kept.', 'passage-search' )
		);
		$address = passage_search_setting( 'endpoint' );
	}
	return array(
		'endpoint' => $address,
		'replace'  => ! empty( $given['replace'] ),
	);
}

function passage_search_register_settings() {
	register_setting(
		'passage_search',
		'passage_search',
		array(
			'type'              => 'array',
			'sanitize_callback' => 'passage_search_sanitize',
			'show_in_rest'      => false,
		)
	);
	add_settings_section( 'passage_search', '', '__return_null', 'passage-search' );
	add_settings_field(
		'passage_search_endpoint',
		__( 'Address of the server', 'passage-search' ),
		'passage_search_endpoint_field',
		'passage-search',
		'passage_search',
		array( 'label_for' => 'passage_search_endpoint' )
	);
	add_settings_field(
		'passage_search_replace',
		__( 'Search of the site', 'passage-search' ),
		'passage_search_replace_field',
		'passage-search',
		'passage_search'
	);
}
add_action( 'admin_init', 'passage_search_register_settings' );

function passage_search_endpoint_field() {
	printf(
		'<input type="url" class="regular-text" id="passage_search_endpoint" name="passage_search[endpoint]" value="%s" placeholder="https://search.example.org" aria-describedby="passage_search_endpoint_help"><p class="description" id="passage_search_endpoint_help">%s</p>',
		esc_attr( passage_search_setting( 'endpoint' ) ),
		esc_html__( 'Where your Passage server answers, without /search at the end.', 'passage-search' )
	);
}

function passage_search_replace_field() {
	printf(
		'<label><input type="checkbox" name="passage_search[replace]" value="1" %s> %s</label>',
		checked( (bool) passage_search_setting( 'replace' ), true, false ),
		esc_html__( 'The box takes the place of the theme’s search forms, and searches lead to the server.', 'passage-search' )
	);
}

function passage_search_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1>';
	echo '<p>' . esc_html__( 'Put the box anywhere with the block “Passage Search” or with the shortcode [passage_search].', 'passage-search' ) . '</p>';
	echo '<form method="post" action="' . esc_url( admin_url( 'options.php' ) ) . '">';
	settings_fields( 'passage_search' ); // The nonce, among others; options.php checks it, and the capability.
	do_settings_sections( 'passage-search' );
	submit_button();
	echo '</form></div>';
}

function passage_search_menu() {
	add_options_page(
		__( 'Passage Search', 'passage-search' ),
		__( 'Passage Search', 'passage-search' ),
		'manage_options',
		'passage-search',
		'passage_search_page'
	);
}
add_action( 'admin_menu', 'passage_search_menu' );
