package dev.platformc.cli.report;

import dev.platformc.cli.render.DiagnosticText;
import dev.platformc.cli.render.Theme;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.SourceSet;
import dev.platformc.solver.rule.TestResult;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Results of tests as the XML that build servers read: one `testsuite`, a `testcase` for each
/// test, a `failure` in those that failed. Without times, so that equal sources give equal bytes.
public final class JunitXml {
    private JunitXml() {}

    /// @param suite name of the platform's directory
    public static String of(String suite, List<TestResult> results, SourceSet sources) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            suite(xml, suite, results, sources);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write to memory", e);
        }
        return text.toString();
    }

    private static void suite(
            XMLStreamWriter xml, String suite, List<TestResult> results, SourceSet sources)
            throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", suite);
        xml.writeAttribute("tests", Integer.toString(results.size()));
        xml.writeAttribute(
                "failures",
                Long.toString(results.stream().filter(result -> !result.passed()).count()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        xml.writeCharacters("\n");
        for (var result : results) {
            testCase(xml, suite, result, sources);
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static void testCase(
            XMLStreamWriter xml, String suite, TestResult result, SourceSet sources)
            throws XMLStreamException {
        xml.writeCharacters("  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", suite);
        xml.writeAttribute("name", result.test().name());
        xml.writeAttribute("file", result.test().span().file());
        if (!result.passed()) {
            xml.writeCharacters("\n    ");
            xml.writeStartElement("failure");
            xml.writeAttribute("type", result.failures().getFirst().code().id());
            xml.writeAttribute("message", result.failures().getFirst().headline());
            xml.writeCharacters(readable(text(result, sources)));
            xml.writeEndElement();
            xml.writeCharacters("\n  ");
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static String text(TestResult result, SourceSet sources) {
        var all = new ArrayList<Diagnostic>(result.failures());
        all.addAll(result.said());
        return String.join(
                "\n",
                all.stream().map(d -> DiagnosticText.render(d, sources, Theme.PLAIN)).toList());
    }

    /// Without the control characters that XML 1.0 cannot hold.
    private static String readable(String text) {
        var readable = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    boolean fine =
                            c == '\n' || c == '\t' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
                    readable.appendCodePoint(fine ? c : '?');
                });
        return readable.toString();
    }
}
