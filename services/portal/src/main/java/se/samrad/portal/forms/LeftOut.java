package se.samrad.portal.forms;

import java.io.Serializable;

/**
 * A file of a form that was not received, and why.
 *
 * @param empty whether there is nothing in it, so that no other road helps
 */
public record LeftOut(String name, String why, boolean empty) implements Serializable {}
