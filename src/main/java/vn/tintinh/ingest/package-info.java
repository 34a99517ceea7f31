/** One run of one source through all steps; alone knows them all. */
@org.jspecify.annotations.NullMarked
package vn.tintinh.ingest;
