package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.util.HtmlUtils.htmlUnescape;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields and buttons of a page as a browser without scripts has them: each belongs to the form around it, or to the one
 * that it names, and a button sends those of its own form and no others.
 */
final class Controls {
    private static final Pattern TAG = Pattern.compile("<(/?)(form|input|textarea|select|option|button)\\b([^>]*)>");
    private static final Set<String> TICKED = Set.of("radio", "checkbox");

    private static final class Control {
        final String form;
        final String type;
        final String name;
        String value;
        boolean on;

        Control(String form, String type, String name, String value, boolean on) {
            this.form = form;
            this.type = type;
            this.name = name;
            this.value = value;
            this.on = on;
        }
    }

    /** One field as it is sent. */
    record Sent(String name, String value) {}

    private final List<Control> all = new ArrayList<>();
    private final Set<String> withFiles = new java.util.HashSet<>();

    Controls(String page) {
        Matcher tag = TAG.matcher(page);
        String form = "";
        int forms = 0;
        Control select = null;
        while (tag.find()) {
            String attributes = tag.group(3);
            boolean closes = !tag.group(1).isEmpty();
            String owner = has(attributes, "form") ? attribute(attributes, "form") : form;
            switch (tag.group(2)) {
                case "form" -> {
                    form = closes ? "" : has(attributes, "id") ? attribute(attributes, "id") : "form " + ++forms;
                    if (attributes.contains("multipart/form-data")) withFiles.add(form);
                }
                case "input" ->
                    add(owner, has(attributes, "type") ? attribute(attributes, "type") : "text", attributes);
                case "button" -> {
                    if (!closes) add(owner, "submit", attributes);
                }
                case "textarea" -> {
                    if (closes) continue;
                    String text = page.substring(tag.end(), page.indexOf("</textarea>", tag.end()));
                    all.add(new Control(owner, "text", attribute(attributes, "name"), htmlUnescape(text), true));
                }
                case "select" -> {
                    if (closes) continue;
                    select = new Control(owner, "text", attribute(attributes, "name"), "", true);
                    all.add(select);
                }
                default -> {
                    if (select != null && attributes.contains(" selected"))
                        select.value = attribute(attributes, "value");
                }
            }
        }
    }

    private void add(String owner, String type, String attributes) {
        boolean on = !TICKED.contains(type) || attributes.contains(" checked");
        all.add(new Control(owner, type, attribute(attributes, "name"), attribute(attributes, "value"), on));
    }

    private static boolean has(String attributes, String name) {
        return Pattern.compile("(^|\\s)" + name + "=\"").matcher(attributes).find();
    }

    private static String attribute(String attributes, String name) {
        Matcher found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find() ? htmlUnescape(found.group(1)) : "";
    }

    /** Types in a field, or ticks the box or the choice that has this value. */
    Controls type(String name, String value) {
        List<Control> named = all.stream().filter(one -> one.name.equals(name)).toList();
        Control meant = named.stream()
                .filter(one -> !TICKED.contains(one.type) || one.value.equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + name + " for " + value));
        if (meant.type.equals("radio")) for (Control one : named) one.on = false;
        meant.on = true;
        meant.value = value;
        return this;
    }

    /** What stands in a field, and which boxes of that name are ticked. */
    List<String> standing(String name) {
        return all.stream()
                .filter(one -> one.name.equals(name) && one.on && !one.type.equals("submit"))
                .map(one -> one.value)
                .toList();
    }

    /** What is sent when the button is pressed. */
    List<Sent> pressed(String act) {
        List<Sent> sent = new ArrayList<>();
        String form = button(act).form;
        for (Control one : all) {
            boolean other = Set.of("submit", "button", "file").contains(one.type) || one.name.isEmpty();
            if (one.form.equals(form) && one.on && !other) sent.add(new Sent(one.name, one.value));
        }
        sent.add(new Sent("gor", act));
        return sent;
    }

    /** What the key Enter presses in the fields of a form: the first of its buttons. */
    String enter(String act) {
        String form = button(act).form;
        return all.stream()
                .filter(one -> one.form.equals(form) && one.type.equals("submit"))
                .findFirst()
                .orElseThrow()
                .value;
    }

    boolean isWithFiles(String act) {
        return withFiles.contains(button(act).form);
    }

    private Control button(String act) {
        List<Control> buttons = all.stream()
                .filter(one -> one.type.equals("submit") && one.name.equals("gor") && one.value.equals(act))
                .toList();
        assertThat(buttons).as("a button for " + act).isNotEmpty();
        return buttons.getLast();
    }
}
