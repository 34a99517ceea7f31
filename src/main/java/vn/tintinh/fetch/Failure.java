package vn.tintinh.fetch;

import vn.tintinh.net.Trouble;

/** Why a document was not to be had. */
public enum Failure {
    /** The URL or a header cannot be sent. */
    URL,
    /** robots.txt forbids it. */
    ROBOTS,
    /** robots.txt cannot be had, so it is not known what it forbids. */
    ROBOTS_UNKNOWN,
    /** The address guard objects. */
    BLOCKED,
    /** The host's turn did not come in time. */
    BUSY,
    /** The host's name has no address. */
    NAME,
    /** No connection. */
    CONNECT,
    /** No trusted encrypted connection. */
    TLS,
    /** The answer did not begin or end in time. */
    TIME,
    /** Too many bytes. */
    SIZE,
    /** No HTTP, or not what HTTP allows in answer to what was asked. */
    PROTOCOL,
    /** The content encoding cannot be undone. */
    ENCODING,
    /** Too many redirects, in a circle, or to nowhere. */
    REDIRECT,
    /** Fine, but nothing in it. */
    EMPTY,
    /** 404. */
    NOT_FOUND,
    /** 401, 403, 407, 451: we are not wanted. */
    FORBIDDEN,
    /** Another status from 400 to 499. */
    REJECTED,
    /** A status from 500 on. */
    SERVER;

    static Failure of(Trouble trouble) {
        return switch (trouble) {
            case URL -> URL;
            case BLOCKED -> BLOCKED;
            case BUSY -> BUSY;
            case NAME -> NAME;
            case CONNECT -> CONNECT;
            case TLS -> TLS;
            case TIME -> TIME;
            case SIZE -> SIZE;
            case PROTOCOL -> PROTOCOL;
            case ENCODING -> ENCODING;
        };
    }

    /** Whether asking again later may help without an operator's hand. */
    boolean isRetryable() {
        return this != URL && this != BLOCKED;
    }
}
