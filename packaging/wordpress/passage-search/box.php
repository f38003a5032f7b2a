<?php
/**
 * The box as it stands in a page: an element of the server's own script, and within it the plain form for browsers
 * without scripts.
 */

defined( 'ABSPATH' ) || exit;

/** What an author may say of a box, and what it is when nothing is said. */
function passage_search_attributes() {
	return array(
		'lang'        => '',
		'placeholder' => '',
		'filter'      => '',
	);
}

/** The script is asked for by pages with a box only. Before WordPress 6.3 the last argument says "in the footer". */
function passage_search_enqueue( $endpoint ) {
	wp_enqueue_script(
		'passage-search',
		$endpoint . '/ui/passage-search.js',
		array(),
		null, // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion -- the server's, not this plugin's.
		array(
			'strategy'  => 'defer',
			'in_footer' => true,
		)
	);
}

/** The box as HTML; nothing as long as no server is named. */
function passage_search_box( $attributes, $query = '' ) {
	$endpoint = passage_search_setting( 'endpoint' );
	if ( '' === $endpoint ) {
		return '';
	}
	passage_search_enqueue( $endpoint );
	$attributes = array_map( 'strval', array_merge( passage_search_attributes(), array_filter( $attributes, 'is_scalar' ) ) );

	$box = '<passage-search endpoint="' . esc_url( $endpoint ) . '"';
	if ( preg_match( '/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/D', $attributes['lang'] ) ) {
		$box .= ' lang="' . esc_attr( $attributes['lang'] ) . '"';
	}
	$box .= '><form role="search" action="' . esc_url( $endpoint . '/search' ) . '">';
	if ( '' !== $attributes['filter'] ) {
		$box .= '<input type="hidden" name="filter" value="' . esc_attr( $attributes['filter'] ) . '">';
	}
	// Without a text domain: WordPress itself says "Search" in all its languages.
	$box .= '<input type="search" name="q" aria-label="' . esc_attr( __( 'Search' ) ) . '"' // phpcs:ignore WordPress.WP.I18n.MissingArgDomain
		. ' placeholder="' . esc_attr( $attributes['placeholder'] ) . '" value="' . esc_attr( $query ) . '">'
		. '<button>' . esc_html( __( 'Search' ) ) . '</button>'; // phpcs:ignore WordPress.WP.I18n.MissingArgDomain
	return $box . '</form></passage-search>';
}

function passage_search_shortcode( $attributes ) {
	return passage_search_box( shortcode_atts( passage_search_attributes(), (array) $attributes, 'passage_search' ) );
}

function passage_search_block( $attributes ) {
	$box = passage_search_box( $attributes );
	return '' === $box ? '' : '<div ' . get_block_wrapper_attributes() . '>' . $box . '</div>';
}
