/** Tests of the demo's loader. */
@NullMarked
package se.samrad.standalone.demo;

import org.jspecify.annotations.NullMarked;
