// Every page's script: each module looks whether the page has what it works on. Pages are whole without.
