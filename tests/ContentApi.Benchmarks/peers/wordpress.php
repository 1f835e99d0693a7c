<?php
// Installs WordPress when it is not, and stores every article as a post: php wordpress.php ARTICLES HOST:PORT
// ARTICLES is what `load.py export` printed. Prints the URL of every article, in the same order.
[, $articles, $host] = $argv;
$_SERVER += ['HTTP_HOST' => $host, 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET'];
define('WP_INSTALLING', true);
require '/usr/share/wordpress/wp-config.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
if (!is_blog_installed()) {
    wp_install('News', 'admin', 'admin@example.com', true, '', wp_generate_password());
    update_option('permalink_structure', '/%year%/%monthnum%/%day%/%postname%/');
    update_option('siteurl', "http://$host");
    update_option('home', "http://$host");
}
wp_set_current_user(1);
wp_defer_term_counting(true);
remove_all_actions('publish_post'); // No pings.
$wpdb->query('set autocommit = 0');
$sections = [];
foreach (file($articles) as $at => $line) {
    $article = json_decode($line, true);
    $section = $article['section'];
    if ($section !== null && !isset($sections[$section['slug']])) {
        $sections[$section['slug']] = wp_insert_term($section['name'], 'category', ['slug' => $section['slug']])['term_id'];
    }
    $date = str_replace(['T', 'Z'], [' ', ''], $article['date']['value']);
    $id = wp_insert_post(wp_slash([
        'post_title' => $article['title'], 'post_name' => $article['slug'], 'post_excerpt' => $article['lead'], 'post_content' => $article['body']['html'],
        'post_status' => 'publish', 'post_author' => 1, 'post_date' => $date, 'post_date_gmt' => $date,
        'post_category' => $section === null ? [] : [$sections[$section['slug']]], 'tags_input' => array_column($article['tags'], 'name'),
    ]), true);
    if (is_wp_error($id)) {
        fwrite(STDERR, $id->get_error_message() . "\n");
        exit(1);
    }
    echo "http://$host/wp-json/wp/v2/posts/$id\n";
    if ($at % 500 === 0) {
        wp_cache_flush();
    }
}
wp_defer_term_counting(false);
flush_rewrite_rules(false);
$wpdb->query('commit');
