package fr.conciergerie.vault;

/**
 * Where sealed values stand: the column {@code <name>_sealed} of a table.
 *
 * @param table with its schema
 * @param key the column that a row is known by
 */
public record SealedColumn(String table, String key, String name) {

    /** What a value is bound to besides its operator and row. The schema is no part of it: a table may move to another. */
    public String place() {
        return table.substring(table.indexOf('.') + 1) + "." + name;
    }
}
