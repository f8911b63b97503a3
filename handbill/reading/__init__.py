"""READING: files become nodes, nodes become records, each with its place in a file."""
