<?php
/**
 * Plugin Name: Passage: languages in the REST API
 * Description: Says in which language a post is and which posts are its translations, for passage-indexer. Copy this file
 *              to wp-content/mu-plugins; there is nothing to configure.
 * License: GPL-3.0-or-later
 *
 * Adds two fields to posts, pages, media and all other types that the REST API shows:
 *
 *     "lang": "es", "translations": {"en": 12, "es": 15}
 *
 * from Polylang, from WPML, or, on a site that has neither, from two custom fields of the post: passage_language (a
 * language tag) and passage_work (any text that the translations of one text have in common). Where none of them knows
 * anything both are null. Polylang Pro has these fields itself, and keeps its own.
 */

defined( 'ABSPATH' ) || exit;

/** Whether anybody may read it: what is not published is not named as a translation. */
function passage_is_public( $id ) {
	$post = get_post( $id );
	return $post && '' === $post->post_password && in_array( get_post_status( $post ), array( 'publish', 'inherit' ), true );
}

/** The language of a post as a tag; null when nobody knows it. */
function passage_language( $id ) {
	if ( function_exists( 'pll_get_post_language' ) ) {
		$language = pll_get_post_language( $id, 'locale' );
	} elseif ( has_filter( 'wpml_post_language_details' ) ) {
		$details  = apply_filters( 'wpml_post_language_details', null, $id );
		$language = is_array( $details ) && isset( $details['locale'] ) ? $details['locale'] : null;
	} else {
		$language = get_post_meta( $id, 'passage_language', true );
	}
	return $language ? str_replace( '_', '-', $language ) : null;
}

/** Ids by language, as WPML has them. */
function passage_wpml_translations( $id ) {
	$type  = apply_filters( 'wpml_element_type', get_post_type( $id ) );
	$group = apply_filters( 'wpml_element_trid', null, $id, $type );
	$ids   = array();
	foreach ( (array) apply_filters( 'wpml_get_element_translations', array(), $group, $type ) as $language => $translation ) {
		$ids[ $language ] = (int) $translation->element_id;
	}
	return $ids;
}

/** Ids by language, of all posts with the same passage_work. */
function passage_translations_by_field( $id ) {
	$work = get_post_meta( $id, 'passage_work', true );
	$ids  = array();
	if ( ! $work ) {
		return $ids;
	}
	$found = get_posts(
		array(
			'post_type'        => 'any',
			'post_status'      => array( 'publish', 'inherit' ),
			'posts_per_page'   => 100,
			'fields'           => 'ids',
			'meta_key'         => 'passage_work',
			'meta_value'       => $work,
			'suppress_filters' => true,
		)
	);
	foreach ( $found as $other ) {
		$ids[ (string) passage_language( $other ) ] = (int) $other;
	}
	return $ids;
}

/** The public translations of a post, itself among them, by language; null when nobody knows any language of it. */
function passage_translations( $id ) {
	if ( null === passage_language( $id ) ) {
		return null;
	}
	if ( function_exists( 'pll_get_post_translations' ) ) {
		$ids = pll_get_post_translations( $id );
	} elseif ( has_filter( 'wpml_get_element_translations' ) ) {
		$ids = passage_wpml_translations( $id );
	} else {
		$ids = passage_translations_by_field( $id );
	}
	return (object) array_filter( $ids, 'passage_is_public' );
}

/** Late, so that a plugin with fields of these names has registered them already. */
function passage_register_languages() {
	global $wp_rest_additional_fields;
	foreach ( get_post_types( array( 'show_in_rest' => true ) ) as $type ) {
		if ( isset( $wp_rest_additional_fields[ $type ]['lang'] ) ) {
			continue;
		}
		register_rest_field(
			$type,
			'lang',
			array(
				'get_callback' => function ( $post ) {
					return passage_language( $post['id'] );
				},
				'schema'       => array(
					'type'     => array( 'string', 'null' ),
					'context'  => array( 'view', 'edit' ),
					'readonly' => true,
				),
			)
		);
		register_rest_field(
			$type,
			'translations',
			array(
				'get_callback' => function ( $post ) {
					return passage_translations( $post['id'] );
				},
				'schema'       => array(
					'type'     => array( 'object', 'null' ),
					'context'  => array( 'view', 'edit' ),
					'readonly' => true,
				),
			)
		);
	}
}
add_action( 'rest_api_init', 'passage_register_languages', 99 );
