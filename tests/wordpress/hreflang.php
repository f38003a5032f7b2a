<?php
// What a plugin for several languages does to the heads of pages, from the fields that fill.php writes; the test puts it
// into the site in place of passage-languages.php.
function test_versions() {
	$work = is_singular() ? get_post_meta( get_the_ID(), 'passage_work', true ) : '';
	return $work ? get_posts( array( 'posts_per_page' => 10, 'meta_key' => 'passage_work', 'meta_value' => $work ) ) : array();
}
add_action(
	'wp_head',
	function () {
		foreach ( test_versions() as $post ) {
			printf( "<link rel=\"alternate\" hreflang=\"%s\" href=\"%s\" />\n", esc_attr( get_post_meta( $post->ID, 'passage_language', true ) ), esc_url( get_permalink( $post ) ) );
		}
	}
);
add_filter(
	'language_attributes',
	function ( $attributes ) {
		$language = is_singular() ? get_post_meta( get_the_ID(), 'passage_language', true ) : '';
		return $language ? "lang=\"$language\"" : $attributes;
	}
);
