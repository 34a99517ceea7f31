package vn.tintinh.model;

/** Who speaks through a source. */
public enum SourceKind {
    PRESS,
    BROADCAST,
    GOVERNMENT,
    PARTY,
    DISTRICT
}
