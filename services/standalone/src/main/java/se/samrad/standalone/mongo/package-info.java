/** The MongoDB that standalone runs on: a given server, a {@code mongod} of its own or the embedded stand-in. */
@NullMarked
package se.samrad.standalone.mongo;

import org.jspecify.annotations.NullMarked;
