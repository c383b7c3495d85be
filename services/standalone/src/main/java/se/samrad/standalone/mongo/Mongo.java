package se.samrad.standalone.mongo;

/** A running MongoDB. Closing it stops what was started here; a given server is left alone. */
public sealed interface Mongo extends AutoCloseable permits GivenMongo, Mongod, StandIn {
    Engine engine();

    /** The address of a service's own database. */
    String uri(String database);

    @Override
    void close();
}
