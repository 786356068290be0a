package dev.platformc.cli;

import org.apache.commons.cli.CommandLine;

/// `platformc completion`: a script for bash, which zsh reads too.
final class CompletionCommand implements Command {
    private final Terminal terminal;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int run(CommandLine line) {
        var options = new StringBuilder();
        for (var name : CommandTable.names()) {
            options.append("    ").append(name).append(") words=\"");
            options.append(String.join(" ", CommandTable.options(terminal, name)));
            options.append("\" ;;\n");
        }
        terminal.out()
                .print(
                        """
                        # Completes platformc in bash and zsh:  source <(platformc completion)
                        if [ -n "${ZSH_VERSION-}" ]; then
                          autoload -U +X bashcompinit && bashcompinit
                        fi
                        _platformc() {
                          local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words
                          if [ "$COMP_CWORD" -eq 1 ]; then
                            COMPREPLY=($(compgen -W "%s" -- "$word"))
                            return
                          fi
                          case $before in
                            --format) words="text concise json sarif github" ;;
                            --deny) words="warnings" ;;
                            --color) words="auto always never" ;;
                            help) words="%s" ;;
                            *) case ${COMP_WORDS[1]} in
                        %s    esac ;;
                          esac
                          COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -d -- "$word"))
                        }
                        complete -o filenames -F _platformc platformc
                        """
                                .formatted(
                                        String.join(" ", CommandTable.names()),
                                        String.join(" ", CommandTable.names()),
                                        options));
        return ExitCode.DONE;
    }
}
