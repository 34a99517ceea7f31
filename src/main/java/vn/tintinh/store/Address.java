package vn.tintinh.store;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import vn.tintinh.model.DatabaseHost;
import vn.tintinh.store.StoreException.Reason;

/**
 * Where a PostgreSQL is and how to log in, for both drivers.
 *
 * @param ssl how far TLS is asked for
 */
record Address(String host, int port, String database, String user, String password, SslMode ssl) {
    /** Where tables, functions and sequences are. */
    static final String SCHEMA = "tintinh";

    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    /** Reads {@code postgresql://user:password@host:port/name?sslmode=…}. */
    static Address of(DatabaseOptions options) {
        URI url = url(options.url().orElseThrow(), options.hosts());
        String[] login = Optional.ofNullable(url.getRawUserInfo()).orElse("").split(":", 2);
        String database = Optional.ofNullable(url.getPath()).orElse("").replaceFirst("^/", "");
        return new Address(
                Optional.ofNullable(url.getHost()).orElse("").replaceAll("^\\[|]$", ""),
                url.getPort() < 0 ? 5432 : url.getPort(),
                database.isEmpty() ? "tintinh" : database,
                options.user().orElse(login[0].isEmpty() ? "tintinh" : decoded(login[0])),
                options.password().orElse(login.length > 1 ? decoded(login[1]) : ""),
                sslMode(url));
    }

    private static URI url(String text, List<DatabaseHost> hosts) {
        try {
            URI url = new URI(text);
            boolean postgres = "postgresql".equals(url.getScheme()) || "postgres".equals(url.getScheme());
            if (postgres && (url.getHost() != null || !hosts.isEmpty())) {
                return url;
            }
        } catch (URISyntaxException notAUrl) {
            // Said below: the exception's own text would show a password.
        }
        throw new StoreException(
                Reason.MISSING, "database.url is no database URL; write postgresql://host:port/name", null);
    }

    private static SslMode sslMode(URI url) {
        String query = Optional.ofNullable(url.getQuery()).orElse("");
        SslMode mode = SslMode.PREFER;
        for (String part : query.split("&", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            try {
                if (!part.startsWith("sslmode=")) {
                    throw new IllegalArgumentException();
                }
                mode = SslMode.of(part.substring("sslmode=".length()));
            } catch (IllegalArgumentException unknown) {
                throw new StoreException(
                        Reason.MISSING,
                        "database.url has an unknown part " + part.replaceFirst("=.*", "")
                                + "; only sslmode=disable, allow, prefer, require, verify-ca or verify-full is known",
                        null);
            }
        }
        return mode;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The same database on another server. */
    Address at(String otherHost, int otherPort) {
        return new Address(otherHost, otherPort, database, user, password, ssl);
    }

    /** Host and port. */
    String place() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** For the migrations. */
    Properties jdbcProperties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty(
                "sslmode", ssl.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT_MILLIS / 1000));
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("ApplicationName", "tintinh");
        return properties;
    }

    /** For everything else. */
    PgConnectOptions connectOptions() {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(host)
                .setPort(port)
                .setDatabase(database)
                .setUser(user)
                .setPassword(password)
                .setSslMode(ssl)
                .setProperties(Map.of(
                        "application_name", "tintinh",
                        "search_path", SCHEMA,
                        "client_encoding", "UTF8",
                        "DateStyle", "ISO",
                        "statement_timeout", "60000",
                        "idle_in_transaction_session_timeout", "60000"));
        if (ssl != SslMode.DISABLE) {
            boolean verified = ssl == SslMode.VERIFY_CA || ssl == SslMode.VERIFY_FULL;
            options.setSslOptions(new ClientSSLOptions()
                    .setTrustAll(!verified)
                    .setHostnameVerificationAlgorithm(ssl == SslMode.VERIFY_FULL ? "HTTPS" : ""));
        }
        options.setCachePreparedStatements(true);
        options.setPreparedStatementCacheSqlFilter(sql -> !sql.startsWith("-- planned afresh"));
        return options;
    }

    /** How connections to it are made. */
    NetClientOptions netOptions() {
        return new NetClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MILLIS).setTcpKeepAlive(true);
    }

    @Override
    public String toString() {
        return user + "@" + place() + "/" + database;
    }
}
