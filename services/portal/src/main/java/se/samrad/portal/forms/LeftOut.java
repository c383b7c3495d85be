package se.samrad.portal.forms;

import java.io.Serializable;

/**
 * A file of a form that was not received, and why.
 *
 * @param unmailed whether it is not to come by mail either: it is empty, or known as malicious
 */
public record LeftOut(String name, String why, boolean unmailed) implements Serializable {}
