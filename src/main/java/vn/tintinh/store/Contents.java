package vn.tintinh.store;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a database holds of ours, as a backup sees it. Blocks. */
final class Contents {
    private Contents() {}

    /**
     * One table.
     *
     * @param columns those that are written, not those that PostgreSQL computes
     */
    record Table(String name, List<String> columns) {
        Table {
            columns = List.copyOf(columns);
        }

        static Table of(JsonObject json) {
            return new Table(
                    json.getString("name"),
                    json.getJsonArray("columns").stream().map(String::valueOf).toList());
        }

        JsonObject json() {
            return new JsonObject().put("name", name).put("columns", new JsonArray(columns));
        }

        /** Its name in SQL. */
        String place() {
            return quoted(Address.SCHEMA) + "." + quoted(name);
        }

        /** Name and columns in SQL. */
        String placeAndColumns() {
            return place() + columns.stream().map(Contents::quoted).collect(Collectors.joining(", ", " (", ")"));
        }
    }

    static Connection connect(Servers servers) throws SQLException {
        return DriverManager.getConnection(servers.jdbcUrl(), servers.first().jdbcProperties());
    }

    /** All tables but Flyway's; each after those that it refers to. */
    static List<Table> tables(Connection connection) throws SQLException {
        Map<String, Table> left = new LinkedHashMap<>();
        try (PreparedStatement query = prepare(connection, """
                SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum)
                FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE c.relnamespace = to_regnamespace(?) AND c.relkind = 'r' AND c.relname <> 'flyway_schema_history'
                    AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                GROUP BY c.relname ORDER BY c.relname""");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String[] columns = (String[]) rows.getArray(2).getArray();
                left.put(rows.getString(1), new Table(rows.getString(1), List.of(columns)));
            }
        }
        Map<String, List<String>> references = references(connection);
        List<Table> sorted = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Table> free = left.values().stream()
                    .filter(table -> references.getOrDefault(table.name(), List.of()).stream()
                            .noneMatch(left::containsKey))
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("tables refer to one another in a circle: " + left.keySet());
            }
            free.forEach(table -> left.remove(table.name()));
            sorted.addAll(free);
        }
        return sorted;
    }

    private static Map<String, List<String>> references(Connection connection) throws SQLException {
        Map<String, List<String>> references = new LinkedHashMap<>();
        try (PreparedStatement query = prepare(connection, """
                SELECT c.relname, t.relname
                FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
                WHERE k.contype = 'f' AND k.conrelid <> k.confrelid AND c.relnamespace = to_regnamespace(?)""");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                references
                        .computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        return references;
    }

    /** Where each sequence stands that was drawn from. */
    static Map<String, Long> sequences(Connection connection) throws SQLException {
        Map<String, Long> sequences = new LinkedHashMap<>();
        try (PreparedStatement query = prepare(
                        connection,
                        "SELECT sequencename, last_value FROM pg_sequences"
                                + " WHERE schemaname = ? AND last_value IS NOT NULL ORDER BY sequencename");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                sequences.put(rows.getString(1), rows.getLong(2));
            }
        }
        return sequences;
    }

    /** The last migration that was done; empty where there was none. */
    static String schema(Connection connection) throws SQLException {
        if (tables(connection).isEmpty()) {
            return "";
        }
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version FROM " + quoted(Address.SCHEMA)
                        + ".flyway_schema_history WHERE success AND version IS NOT NULL"
                        + " ORDER BY installed_rank DESC LIMIT 1")) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /** The instant that a transaction sees, as PostgreSQL writes it. */
    static String now(Connection connection) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT now()::text")) {
            row.next();
            return row.getString(1);
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, Address.SCHEMA);
        return statement;
    }
}
