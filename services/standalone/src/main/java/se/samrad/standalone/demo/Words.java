package se.samrad.standalone.demo;

import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in what the files cannot know: days counted from the first start, {@code {today-14}}, and what earlier steps
 * were answered, {@code {answer:register-a/documentNumber}}.
 */
record Words(LocalDate today, Map<String, JsonNode> answers) {
    private static final Pattern DAY = Pattern.compile("\\{today(?:([+-])(\\d{1,4}))?}");
    private static final Pattern ANSWER = Pattern.compile("\\{answer:([a-z0-9-]+)(/[^}]+)}");

    String fill(String text) {
        var days = DAY.matcher(text).replaceAll(found -> day(found.group(1), found.group(2)));
        return ANSWER.matcher(days)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(answer(found.group(1), found.group(2))));
    }

    private String day(String sign, String number) {
        if (sign == null) {
            return today.toString();
        }
        long days = Long.parseLong(number);
        return (sign.equals("-") ? today.minusDays(days) : today.plusDays(days)).toString();
    }

    private String answer(String step, String pointer) {
        var answer = answers.get(step);
        if (answer == null || answer.at(pointer).isMissingNode()) {
            throw new IllegalStateException("The step " + step + " has not answered " + pointer);
        }
        return answer.at(pointer).asString();
    }

    JsonNode fill(JsonNode json) {
        return switch (json) {
            case ObjectNode object -> {
                var filled = JsonNodeFactory.instance.objectNode();
                object.forEachEntry((name, value) -> filled.set(name, fill(value)));
                yield filled;
            }
            case ArrayNode array -> {
                var filled = JsonNodeFactory.instance.arrayNode();
                array.forEach(value -> filled.add(fill(value)));
                yield filled;
            }
            default -> json.isString() ? JsonNodeFactory.instance.stringNode(fill(json.asString())) : json;
        };
    }
}
