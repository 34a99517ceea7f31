<?php
// In functions.php of the theme, or in a plug-in: then a line of a post that holds nothing but
//   https://tintinh.example/provinces/lam-dong
// is shown as a block. It is without these lines too, by discovery; but WordPress lets frames of sites that it does not
// know open no links, so there a headline leads to our page first.
wp_oembed_add_provider('https://tintinh.example/*', 'https://tintinh.example/oembed');
