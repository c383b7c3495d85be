/** Views, and what they are folded from, tried without a service around them. */
@NullMarked
package se.samrad.eventing.views;

import org.jspecify.annotations.NullMarked;
