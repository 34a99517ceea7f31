/** Public HTTP: routes, pages, feeds. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.web;
