<?php
// Passes HTML from standard input through functions of WordPress: wordpress.php FOLDER FUNCTION…
// The functions are called in turn. "version" prints the version of WordPress.

error_reporting(E_ALL & ~E_DEPRECATED);
[, $folder] = $argv;
define('ABSPATH', "$folder/");
define('WPINC', 'wp-includes');
define('WP_DEBUG', false);

// Files of WordPress. Older versions lack some of them.
foreach (
    [
        'version', 'load', 'plugin', 'functions', 'formatting', 'shortcodes', 'pomo/translations', 'l10n',
        'class-wp-token-map', 'html-api/html5-named-character-references', 'html-api/class-wp-html-attribute-token',
        'html-api/class-wp-html-span', 'html-api/class-wp-html-text-replacement', 'html-api/class-wp-html-decoder',
        'html-api/class-wp-html-doctype-info', 'html-api/class-wp-html-tag-processor', 'kses',
    ] as $name
) {
    $file = "$folder/wp-includes/$name.php";
    if (is_file($file)) {
        require_once $file;
    }
}
// Normally read from the database.
add_filter('pre_option_blog_charset', fn () => 'UTF-8');

/** The code that docs/publishers.md recommends for sites that allow the element. */
function keep_what_changed(string $html): string
{
    add_filter('wp_kses_allowed_html', function ($tags, $context) {
        if ($context === 'post') {
            $tags['what-changed'] = ['id' => true, 'src' => true, 'live' => true, 'data-card' => true];
        }
        return $tags;
    }, 10, 2);
    return $html;
}

$html = stream_get_contents(STDIN);
foreach (array_slice($argv, 2) as $function) {
    $html = $function === 'version' ? $wp_version : $function($html);
}
echo $html;
