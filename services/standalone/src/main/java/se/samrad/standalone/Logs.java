package se.samrad.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.pattern.DynamicConverter;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * One log for the whole process: everything in a file that is rotated, warnings on the console too. Logging is global
 * to the JVM, so a line says which service it is about.
 */
final class Logs {
    private static final String RUNNER = "samrad";
    private static final FileSize FILE_MAX = new FileSize(10 * FileSize.MB_COEFFICIENT);
    private static final int FILES_KEPT = 5;
    /** A line break in a message would let whoever wrote the message invent lines of the log. */
    private static final String ONE_LINE = "%replace(%msg){'[\\r\\n\\u2028\\u2029]+', ' | '}";

    private static final Map<String, Level> LEVELS = Map.of(
            "org.apache.kafka", Level.WARN,
            "kafka", Level.WARN,
            "state.change.logger", Level.WARN,
            "org.mongodb.driver", Level.WARN,
            "de.bwaldvogel", Level.ERROR,
            // says at every start that it starts
            "org.apache.kafka.controller.QuorumController", Level.ERROR,
            "org.apache.kafka.clients.NetworkClient", Level.ERROR,
            "org.apache.kafka.common.utils.AppInfoParser", Level.ERROR);

    /** Inherited by every thread that a service's start begins, so by its servers, consumers and schedulers. */
    private static final InheritableThreadLocal<String> SERVICE = new InheritableThreadLocal<>();

    private Logs() {}

    static <T> T as(String service, Supplier<T> start) {
        SERVICE.set(service);
        try {
            return start.get();
        } finally {
            SERVICE.remove();
        }
    }

    /** Until it is known where the log lies. */
    static void warningsOnly() {
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(Logger.ROOT_LOGGER_NAME)
                .setLevel(Level.WARN);
    }

    static void into(Path file) {
        // Spring Boot would set up logging once for each service.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();

        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        LEVELS.forEach((name, level) -> context.getLogger(name).setLevel(level));
        root.addAppender(file(context, file));
        root.addAppender(console(context));
    }

    private static Appender<ILoggingEvent> file(LoggerContext context, Path file) {
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(file.toString());
        appender.setEncoder(encoder(
                context,
                "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%service] %logger{36} <%thread> " + ONE_LINE + "%n%ex"));
        var window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(appender);
        window.setFileNamePattern(file + ".%i");
        window.setMinIndex(1);
        window.setMaxIndex(FILES_KEPT);
        window.start();
        appender.setRollingPolicy(window);
        var size = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        size.setContext(context);
        size.setMaxFileSize(FILE_MAX);
        size.start();
        appender.setTriggeringPolicy(size);
        appender.start();
        return appender;
    }

    private static Appender<ILoggingEvent> console(LoggerContext context) {
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("console");
        appender.setTarget("System.err");
        appender.setEncoder(encoder(context, "%d{HH:mm:ss} %-5level [%service] %logger{0}: " + ONE_LINE + "%n%nopex"));
        var warnings = new ThresholdFilter();
        warnings.setLevel(Level.WARN.levelStr);
        warnings.start();
        appender.addFilter(warnings);
        appender.start();
        return appender;
    }

    private static PatternLayoutEncoder encoder(LoggerContext context, String pattern) {
        var words = new HashMap<String, Supplier<DynamicConverter<ILoggingEvent>>>();
        words.put("service", ServiceConverter::new);
        context.putObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS, words);
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(UTF_8);
        encoder.setPattern(pattern);
        encoder.start();
        return encoder;
    }

    /** Which service the thread belongs to. */
    public static final class ServiceConverter extends ClassicConverter {
        @Override
        public String convert(ILoggingEvent event) {
            var service = SERVICE.get();
            return service == null ? RUNNER : service;
        }
    }
}
