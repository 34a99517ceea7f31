/** Vietnamese text: NFC, legacy encodings, tone keys, slugs, dates. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.text;
