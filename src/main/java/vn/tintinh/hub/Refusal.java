package vn.tintinh.hub;

/** Why the hub does not take a request: the answer's status, and a sentence for whoever sent it. */
record Refusal(int status, String sentence) {}
