// Does what creation.cypher does by itself, for an import: that is faster than as a part of write.cypher.
WITH $part AS part
INCLUDE creation
