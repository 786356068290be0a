/// Words and marks of the platform language. Newlines come out as tokens; a filter in front of the
/// parser turns them and commas into SEP or drops them.
lexer grammar PlatformLexer;

@members {
    /// `}` closes a block, or the hole of a string: guard the pop of an empty stack.
    private void closeBrace() {
        if (!_modeStack.isEmpty()) {
            popMode();
        }
    }
}

tokens { SEP }

DOC           : '///' ~[\r\n]* -> channel(HIDDEN) ;
BLOCK_COMMENT : '/*' .*? ('*/' | EOF) ;
COMMENT       : '//' ~[\r\n]* -> channel(HIDDEN) ;
NEWLINE       : '\r'? '\n' ;
SPACE         : [ \t]+ -> channel(HIDDEN) ;

IF : 'if' ; THEN : 'then' ; ELSE : 'else' ; FOR : 'for' ; IN : 'in' ;
AND : 'and' ; OR : 'or' ; NOT : 'not' ; TRUE : 'true' ; FALSE : 'false' ;

X : 'x' ; OF : 'of' ; AT : 'at' ; AS : 'as' ;
IMPORT : 'import' ; PARAM : 'param' ; LET : 'let' ; TEMPLATE : 'template' ; USE : 'use' ;
REQUIRE : 'require' ; ADVISE : 'advise' ; EXPECT : 'expect' ; BECAUSE : 'because' ;

TEXT_BLOCK_OPEN : '"""' -> pushMode(TEXT_BLOCK) ;
STRING_OPEN     : '"' -> pushMode(STRING) ;

EQUAL : '==' ; UNEQUAL : '!=' ; AT_MOST : '<=' ; AT_LEAST : '>=' ; LESS : '<' ; GREATER : '>' ;
ASSIGN : '=' ; DOTS : '..' ; DOT : '.' ; COLON : ':' ; COMMA : ',' ; BAR : '|' ;
PLUS : '+' ; MINUS : '-' ; STAR : '*' ; SLASH : '/' ;
LBRACE : '{' -> pushMode(DEFAULT_MODE) ;
RBRACE : '}' { closeBrace(); } ;
LPAREN : '(' ; RPAREN : ')' ; LBRACK : '[' ; RBRACK : ']' ;

MIG      : (DIGIT 'c.')? DIGIT 'g.' DIGIT+ 'gb' ('+me.all' | '+me' | '+gfx' | '-me')? ;
QUANTITY : NUM ' '? UNIT ;
NUMBER   : NUM ;
BAD_UNIT : NUM LETTER ALNUM* ;

ID : LETTER ALNUM* ('-' ALNUM+ | '.' DIGIT ALNUM*)* ;

UNKNOWN : . ;

fragment NUM    : DIGIT (DIGIT | '_')* ('.' DIGIT+)? ;
fragment DIGIT  : [0-9] ;
fragment LETTER : [a-zA-Z_] ;
fragment ALNUM  : [a-zA-Z0-9_] ;
fragment UNIT
    : '%'
    | ('bytes' | [kMGTP] 'B' | [KMGTP] 'iB') '/s'
    | [kMGT] 'b/s'
    | 'bytes' | [kMGTP] 'B' | [KMGTP] 'iB'
    | 'ms' | 's' | 'min' | 'h' | 'd' | 'w' | 'y'
    | 'M' | 'B' | 'T'
    | ('tokens' | 'req') ('/' ('s' | 'min' | 'h'))?
    | [A-Z] [A-Z] [A-Z] ('/' ('h' | 'd' | 'month' | 'y'))?
    ;

mode STRING;
STRING_CLOSE   : '"' -> popMode ;
STRING_HOLE    : '${' -> pushMode(DEFAULT_MODE) ;
STRING_ESCAPE  : '\\u{' [0-9a-fA-F]+ '}' | '\\' ~[\r\n] ;
STRING_TEXT    : ~["\\$\r\n]+ | '$' ;
STRING_NEWLINE : '\r'? '\n' -> popMode ;
STRING_BAD     : '\\' ;

mode TEXT_BLOCK;
TEXT_BLOCK_CLOSE  : '"""' -> popMode ;
TEXT_BLOCK_HOLE   : '${' -> pushMode(DEFAULT_MODE) ;
TEXT_BLOCK_ESCAPE : '\\u{' [0-9a-fA-F]+ '}' | '\\' . ;
TEXT_BLOCK_TEXT   : ~["\\$]+ | '"' | '$' ;
