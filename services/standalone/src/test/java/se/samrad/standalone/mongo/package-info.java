/** Tests of the runner: mongo. */
@NullMarked
package se.samrad.standalone.mongo;

import org.jspecify.annotations.NullMarked;
