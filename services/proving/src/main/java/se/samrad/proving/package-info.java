/** Benchmarks: the real services against raw loops that do the same on the same servers in the same run. */
@NullMarked
package se.samrad.proving;

import org.jspecify.annotations.NullMarked;
