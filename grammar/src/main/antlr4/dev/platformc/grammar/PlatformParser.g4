/// The shape of a platform file. It knows no kind, attribute or enum member: those are data.
parser grammar PlatformParser;

options { tokenVocab = PlatformLexer; }

file : SEP? (item (SEP item)*)? SEP? EOF ;

item : importing | param | let | template | use | condition | declaration ;

importing : IMPORT string (AS word)? ;
param     : PARAM word COLON type (ASSIGN value)? ;
let       : LET word ASSIGN value ;
template  : TEMPLATE word LPAREN (parameter (SEP parameter)* SEP?)? RPAREN items ;
parameter : word COLON type (ASSIGN value)? ;
use       : USE path word block? ;
condition : IF expr items ;
items     : LBRACE SEP? (item (SEP item)*)? SEP? RBRACE ;

declaration : ID (block | path (ASSIGN path block? | block)?) ;
block     : LBRACE SEP? (member (SEP member)*)? SEP? RBRACE ;
member    : attribute | clause | use | declaration ;
attribute : key ASSIGN value ;
key       : word keyPart* | string ;
keyPart   : DOT word | LBRACK (word | string) RBRACK ;
clause    : verb=(REQUIRE | ADVISE | EXPECT) expr (BECAUSE string)? ;

value : IF test=expr THEN then=value ELSE otherwise=value   # conditional
      | expr (X thing | OF value | block)?                   # plain
      | block                                                # braced
      ;
thing : expr (OF value | block)?
      | block
      ;

expr    : conj (OR conj)* ;
conj    : neg (AND neg)* ;
neg     : NOT neg | cmp ;
cmp     : range (comparator range)? ;
comparator : EQUAL | UNEQUAL | LESS | AT_MOST | GREATER | AT_LEAST | IN | NOT IN ;
range   : sum (DOTS sum)? ;
sum     : prod ((PLUS | MINUS) prod)* ;
prod    : unary ((STAR | SLASH) unary)* ;
unary   : MINUS unary | postfix ;
postfix : primary suffix* ;
suffix  : DOT word                       # field
        | LBRACK value RBRACK            # index
        | LPAREN arguments? RPAREN       # call
        ;
primary : NUMBER                         # number
        | BAD_UNIT                       # badUnit
        | QUANTITY                       # quantity
        | MIG (AT NUMBER)?               # slice
        | string                         # text
        | (TRUE | FALSE)                 # bool
        | word                           # ref
        | LPAREN value RPAREN            # parens
        | listing                        # list
        ;
listing : LBRACK SEP? (comprehension | value (SEP value)*)? SEP? RBRACK ;
comprehension : FOR word IN expr (IF expr)? COLON value ;
arguments : word IN expr (IF expr)? COLON value SEP?   # quantified
          | value (SEP value)* SEP?                    # positional
          ;

type   : simple (BAR simple)* ;
simple : word (LPAREN type RPAREN)? ;
path   : word (DOT word)* ;
word   : ID | X | OF | AT | AS | IMPORT | PARAM | LET | TEMPLATE | USE
       | REQUIRE | ADVISE | EXPECT | BECAUSE
       ;
string : STRING_OPEN stringPart* STRING_CLOSE
       | TEXT_BLOCK_OPEN textPart* TEXT_BLOCK_CLOSE
       ;
stringPart : STRING_TEXT | STRING_ESCAPE | STRING_HOLE value RBRACE ;
textPart   : TEXT_BLOCK_TEXT | TEXT_BLOCK_ESCAPE | TEXT_BLOCK_HOLE value RBRACE ;
