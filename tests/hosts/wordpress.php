<?php
// What WordPress makes of HTML on standard input: wordpress.php FOLDER FUNCTION…
// The functions are called one after the other; "version" prints which WordPress it is.

error_reporting(E_ALL & ~E_DEPRECATED);
[, $folder] = $argv;
define('ABSPATH', "$folder/");
define('WPINC', 'wp-includes');
define('WP_DEBUG', false);

// Each of them is WordPress's own. Older versions lack some.
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
// The database would say it.
add_filter('pre_option_blog_charset', fn () => 'UTF-8');

/** What docs/publishers.md says to put into a site that is to keep the element. */
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
