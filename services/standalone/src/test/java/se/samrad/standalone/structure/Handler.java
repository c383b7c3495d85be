package se.samrad.standalone.structure;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.multipart.MultipartFile;

/**
 * A method that answers requests, as its annotations declare it.
 *
 * @param service whose it is
 * @param path with what varies in braces; where a variable has only certain values there is a handler for each
 */
record Handler(String service, String verb, String path, Method method, List<String> consumes, List<String> produces) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^:}]+)(?::([^}]+))?}");
    private static final Pattern WORDS = Pattern.compile("[a-z]+(\\|[a-z]+)*");

    /** A query parameter or header. */
    record Named(String in, String name, boolean required) {}

    /** Every handler of the services on the class path. */
    static List<Handler> all() {
        List<Handler> handlers = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("se.samrad")) {
            if (type.isMetaAnnotatedWith(Controller.class)) of(type.reflect(), handlers);
        }
        return handlers;
    }

    private static void of(Class<?> type, List<Handler> handlers) {
        RequestMapping above = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
        for (Method method : type.getDeclaredMethods()) {
            RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
            if (mapping == null) continue;
            for (String base : above == null ? new String[] {""} : above.path()) {
                for (String end : mapping.path().length == 0 ? new String[] {""} : mapping.path()) {
                    for (RequestMethod verb : mapping.method()) {
                        for (String path : paths(base + end)) {
                            handlers.add(new Handler(
                                    type.getPackageName().split("\\.")[2],
                                    verb.name(),
                                    path,
                                    method,
                                    List.of(mapping.consumes()),
                                    Arrays.stream(mapping.produces())
                                            .map(Handler::bare)
                                            .toList()));
                        }
                    }
                }
            }
        }
    }

    /** One path for each of the words that a variable may be; other patterns of variables are left away. */
    private static List<String> paths(String template) {
        Matcher variable = VARIABLE.matcher(template);
        while (variable.find()) {
            String pattern = variable.group(2);
            if (pattern == null) continue;
            String before = template.substring(0, variable.start());
            String after = template.substring(variable.end());
            if (!WORDS.matcher(pattern).matches()) return paths(before + "{" + variable.group(1) + "}" + after);
            return Arrays.stream(pattern.split("\\|", -1))
                    .flatMap(word -> paths(before + word + after).stream())
                    .toList();
        }
        return List.of(template);
    }

    /** What the handler answers to, whatever its variables are called. */
    String route() {
        return route(verb, path);
    }

    static String route(String verb, String path) {
        return verb.toUpperCase(Locale.ROOT) + " " + VARIABLE.matcher(path).replaceAll("{}");
    }

    /** A path that it answers. */
    String example() {
        return VARIABLE.matcher(path).replaceAll("a--b");
    }

    /** A page or a part of one, or what answers with nothing but another address. */
    boolean isPage() {
        return produces.stream().anyMatch(type -> type.equals("text/html"));
    }

    /** The query parameters and headers that it declares. */
    Set<Named> named() {
        TreeMap<String, Named> named = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            RequestParam query = AnnotatedElementUtils.findMergedAnnotation(parameter, RequestParam.class);
            if (query != null && !isPart(parameter) && !isMap(parameter)) {
                String name = query.name().isEmpty() ? parameter.getName() : query.name();
                boolean required = query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
                named.put("query " + name, new Named("query", name, required));
            }
            RequestHeader header = AnnotatedElementUtils.findMergedAnnotation(parameter, RequestHeader.class);
            if (header != null && !header.name().equals(HttpHeaders.CONTENT_TYPE)) {
                boolean required = header.required() && header.defaultValue().equals(ValueConstants.DEFAULT_NONE);
                named.put("header " + header.name(), new Named("header", header.name(), required));
            }
        }
        return Set.copyOf(named.values());
    }

    /** Whether it looks at the whole query by itself. */
    boolean takesAnyQuery() {
        return has(Handler::isMap);
    }

    /** Whether it may look at headers by itself. */
    boolean seesRequest() {
        return has(parameter -> parameter.getType() == HttpServletRequest.class);
    }

    boolean takesFile() {
        return has(Handler::isPart);
    }

    /** What the JSON of its request is read as, unless it says nothing. */
    Optional<Type> read() {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .filter(parameter -> !isEmpty(parameter.getType()))
                .map(Parameter::getParameterizedType)
                .findFirst();
    }

    /** Whether it reads what was sent by itself. */
    boolean readsRaw() {
        return !verb.equals("GET")
                && seesRequest()
                && !takesFile()
                && !has(parameter -> parameter.isAnnotationPresent(RequestBody.class));
    }

    private static boolean isEmpty(Class<?> type) {
        return type.isRecord() && type.getRecordComponents().length == 0;
    }

    /** Whether it writes its answer by itself. */
    boolean answersRaw() {
        return has(parameter -> parameter.getType() == HttpServletResponse.class);
    }

    @Nullable
    Integer status() {
        ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(method, ResponseStatus.class);
        return status == null ? null : status.code().value();
    }

    /** The media types of a request; empty when that is decided by looking at it. */
    Set<String> taken() {
        Set<String> types = new TreeSet<>(consumes);
        if (takesFile()) types.add("multipart/form-data");
        if (read().isPresent()) types.add("application/json");
        return types;
    }

    /** A media type without its parameters. */
    static String bare(String type) {
        int at = type.indexOf(';');
        return (at < 0 ? type : type.substring(0, at)).strip();
    }

    private boolean has(Predicate<Parameter> parameter) {
        return Arrays.stream(method.getParameters()).anyMatch(parameter);
    }

    private static boolean isPart(Parameter parameter) {
        return parameter.getType() == MultipartFile.class || parameter.isAnnotationPresent(RequestPart.class);
    }

    private static boolean isMap(Parameter parameter) {
        return parameter.getType() == MultiValueMap.class;
    }

    @Override
    public String toString() {
        return verb + " " + path + " (" + method.getDeclaringClass().getSimpleName() + "." + method.getName() + ")";
    }
}
