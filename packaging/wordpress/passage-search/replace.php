<?php
/**
 * In place of the theme's search, if chosen: its forms, and the page that they lead to.
 */

defined( 'ABSPATH' ) || exit;

function passage_search_replaces() {
	return passage_search_setting( 'replace' ) && '' !== passage_search_setting( 'endpoint' );
}

/** The forms of themes of the older kind. */
function passage_search_form( $form ) {
	return passage_search_replaces() ? passage_search_box( array(), get_search_query( false ) ) : $form;
}
add_filter( 'get_search_form', 'passage_search_form', 20 );

/** Forms that search one kind of content only, a shop's products for example, are not the site's search. */
function passage_search_searches_all( $block ) {
	return empty( $block['attrs']['query']['post_type'] );
}

/** The search block, in themes made of blocks. */
function passage_search_core_block( $html, $block ) {
	if ( ! passage_search_replaces() || ! passage_search_searches_all( $block ) ) {
		return $html;
	}
	$placeholder = isset( $block['attrs']['placeholder'] ) ? $block['attrs']['placeholder'] : '';
	return '<div class="wp-block-search">' .
		passage_search_box( array( 'placeholder' => $placeholder ), get_search_query( false ) ) . '</div>';
}
add_filter( 'render_block_core/search', 'passage_search_core_block', 20, 2 );

/** Old addresses (?s=…) and forms that a theme writes itself. Feeds of searches stay. */
function passage_search_redirect() {
	if ( ! passage_search_replaces() || ! is_search() || is_feed() || is_admin() || isset( $_GET['post_type'] ) ) { // phpcs:ignore WordPress.Security.NonceVerification
		return;
	}
	$address = passage_search_setting( 'endpoint' ) . '/search?' . http_build_query( array( 'q' => get_search_query( false ) ) );
	nocache_headers();
	wp_redirect( $address, 302, 'Passage Search' ); // phpcs:ignore WordPress.Security.SafeRedirect -- an administrator has named that server.
	exit;
}
add_action( 'template_redirect', 'passage_search_redirect' );
