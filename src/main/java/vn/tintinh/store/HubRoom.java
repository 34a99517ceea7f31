package vn.tintinh.store;

/**
 * How full our hub is, for one that asks.
 *
 * @param subscribers all of them
 * @param ofHost those of its host
 * @param requests that are not verified yet
 * @param requestsOfHost those of its host
 * @param known whether it is subscribed already
 */
public record HubRoom(long subscribers, long ofHost, long requests, long requestsOfHost, boolean known) {}
